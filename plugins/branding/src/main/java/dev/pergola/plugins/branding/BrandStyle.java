package dev.pergola.plugins.branding;

/** The style sheet of a brand: how its parts are laid out, and its colours. */
final class BrandStyle {

    /** The surfaces of the pages of Pergola, on which links stand. */
    private static final Colour LIGHT = new Colour(0xf3, 0xf1, 0xea);

    private static final Colour DARK = new Colour(0x20, 0x26, 0x22);

    private static final String PARTS = """
            .brand { display: inline-flex; align-items: center; gap: 0.6rem; color: inherit; font-weight: 650; text-decoration: none; white-space: nowrap; }
            .brand img { display: block; width: auto; max-width: 12rem; height: 1.75rem; object-fit: contain; }
            .brand-notice { margin: 0; padding: 0.55rem var(--gutter); border-bottom: 1px solid var(--line); background: var(--info-wash); color: var(--ink); text-align: center; }
            .brand-notice a { color: inherit; font-weight: 600; }
            .brand-notice-warning { background: var(--warning-wash); }
            .brand-notice-error { background: var(--danger-wash); }
            .brand-footer { width: 100%; max-width: var(--page-width); margin: 0 auto; padding: 1.25rem var(--gutter) 0; color: var(--ink-soft); font-size: 0.875rem; }
            .brand-footer p { margin: 0; }
            .brand-footer nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-top: 0.25rem; }
            .brand-footer + footer.ft { padding-top: 0.75rem; }
            @media (max-width: 576px) { .brand img { max-width: 7rem; } .brand span { max-width: 10rem; overflow: hidden; text-overflow: ellipsis; } }
            @media print { .brand-notice { display: none; } }
            """;

    private BrandStyle() {}

    static String of(Brand brand) {
        StringBuilder css = new StringBuilder(PARTS);
        brand.accent().ifPresent(accent -> {
            css.append(accent(accent.readableOn(LIGHT), LIGHT, Colour.BLACK));
            css.append("@media (prefers-color-scheme: dark) {\n")
                    .append(accent(accent.readableOn(DARK), DARK, Colour.WHITE))
                    .append("}\n");
        });
        brand.header().ifPresent(header -> css.append(header(header)));
        return css.toString();
    }

    private static String accent(Colour accent, Colour ground, Colour strong) {
        return ":root { --leaf: %s; --leaf-strong: %s; --leaf-wash: %s; --link: %s; }\n"
                .formatted(accent, accent.mixed(strong, 0.25), ground.mixed(accent, 0.12), accent);
    }

    private static String header(Colour header) {
        Colour text = header.textOn();
        return """
                header.hd { border-bottom-color: transparent; background: %1$s; color: %2$s; }
                header.hd .crumbs a, header.hd .crumbs span, header.hd .home-mark, header.hd .actor, header.hd .nav-menu > summary { color: %2$s; }
                header.hd .nav-menu > summary:hover { background: %3$s; color: %2$s; }
                header.hd :focus-visible { outline-color: %2$s; }
                header.hd .nav-menu-inner :focus-visible { outline-color: var(--leaf); }
                """.formatted(header, text, header.mixed(text, 0.15));
    }
}
