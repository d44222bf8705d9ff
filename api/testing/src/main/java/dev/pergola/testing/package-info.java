/**
 * Runs the platform inside of a unit test. {@link dev.pergola.testing.TestSite} runs it with hooks that the test has made as
 * plain objects; {@link dev.pergola.testing.PluginSite} runs it with the plugin as it will be installed, as a bundle with its
 * components and settings, and installs, replaces and removes it. Both are extensions of JUnit 5 and answer requests without a
 * network. The core is there at run time only: a test sees the API, this package and nothing else.
 */
@NullMarked
package dev.pergola.testing;

import org.jspecify.annotations.NullMarked;
