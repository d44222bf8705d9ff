/**
 * Replays requests whose answers were recorded from Datasette 1.0, whose HTTP interface the product promises to speak.
 * The recordings are among the resources of this package: scripts for the databases, one configuration, the server
 * profiles ({@code suite.json}) and one case per line ({@code cases.jsonl.gz}, scenarios that write in
 * {@code write-cases.jsonl.gz}). What belongs to a run and not to the
 * behaviour (addresses, names of products, times) is replaced on both sides before comparing; words of error messages
 * are free. What the product does not do yet is listed, with the reason, in {@code known-gaps.txt} and nowhere else.
 */
package dev.pergola.itest.conformance;
