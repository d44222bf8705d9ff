/**
 * Changes meet a database: each class here does its work within a transaction that somebody else has begun, so that a
 * request is written as a whole or not at all. Nothing here knows who asks; whether he may was decided before.
 */
package dev.pergola.core.write;
