/**
 * What people do in a real browser. Headless Chromium is driven through the WebDriver that Debian ships with it; nothing
 * is downloaded, and a machine without them fails these tests. Every page that a test opens is checked for more than it
 * asks: no message in the browser's console and no request to another host.
 */
package dev.pergola.itest.browser;
