/**
 * Programs that measure the built distribution; nothing here is asserted, and no test runs them. They are started by the
 * scripts in {@code itests/benchmark}, print medians, and where something else did the same work in the same run, ratios:
 * absolute figures belong to a machine.
 */
package dev.pergola.itest.benchmark;
