/**
 * Collects the tickets of a Trac server in a database, politely. {@link com.example.trac.TracTickets} is the component that
 * begins with the server: it opens the database and lets a {@link com.example.trac.Collector} take one step at a time, at most
 * one request to Trac each. What is known of the collection - what is still to be asked for, when the next request may be sent -
 * lies in the database beside the tickets, so that it goes on where it stopped. Everything else only looks: the page that
 * tells how it goes, and the links from cells to Trac.
 */
package com.example.trac;
