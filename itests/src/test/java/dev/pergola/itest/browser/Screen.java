package dev.pergola.itest.browser;

/** What people look at pages with. */
enum Screen {
    DESKTOP(1280, "light"),
    DESKTOP_AT_NIGHT(1280, "dark"),
    PHONE(390, "light"),
    PHONE_AT_NIGHT(390, "dark");

    private final int width;
    private final String scheme;

    Screen(int width, String scheme) {
        this.width = width;
        this.scheme = scheme;
    }

    int width() {
        return width;
    }

    int height() {
        return 844;
    }

    String scheme() {
        return scheme;
    }

    boolean isPhone() {
        return width < 600;
    }

    /** Part of the name of a picture. */
    String label() {
        return width + "-" + scheme;
    }
}
