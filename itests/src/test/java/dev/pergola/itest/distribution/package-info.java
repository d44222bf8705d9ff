/**
 * The built distribution as a user meets it: unpacking, commands, exit codes, messages for people who got something
 * wrong, and an end that loses nothing.
 */
package dev.pergola.itest.distribution;
