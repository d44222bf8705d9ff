package dev.pergola.plugins.branding;

import java.util.HashMap;
import java.util.Map;

/** What templates are told of a brand. Each name is there: one that is not would mean that of the page. */
final class BrandWords {

    private BrandWords() {}

    static Map<String, Object> of(Brand brand) {
        Map<String, Object> words = new HashMap<>();
        words.put("name", brand.name());
        words.put("logo", brand.logo());
        words.put("logoDark", brand.logoDark());
        words.put("marked", !brand.name().isEmpty() || !brand.logo().isEmpty());
        words.put("footer", brand.footer());
        words.put("links", brand.links().stream().map(Link::data).toList());
        words.put("hasLinks", !brand.links().isEmpty());
        words.put("closing", !brand.footer().isEmpty() || !brand.links().isEmpty());
        words.put("notice", brand.notice().text());
        words.put("noticeKind", brand.notice().kind());
        words.put("noticeLabel", brand.notice().link().map(Link::label).orElse(""));
        words.put("noticeAddress", brand.notice().link().map(Link::address).orElse(""));
        return Map.copyOf(words);
    }
}
