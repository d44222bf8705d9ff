/**
 * Tests inside of the product's own framework, with exactly the bundles that are shipped: plugins come, are replaced, fail
 * and go, and the services of the core tell what became of them. These classes are copied into a bundle and run there, so
 * they use the JDK, the API, OSGi and the harness only.
 */
package dev.pergola.itest.container;
