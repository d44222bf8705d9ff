/**
 * What the tests use to treat the product as its users do: it is unpacked from the archives that the build has made,
 * started as a process of its own with a home of its own, asked over sockets, and judged by what comes back, by what it
 * prints and by its exit code. Nothing here sees a class of the product. Every wait has a deadline and is told what it
 * waits for, so that a test that hangs says why.
 */
package dev.pergola.itest.harness;
