/** The server without a socket: requests made in the process take the same way as those from the network. */
package dev.pergola.core.client;
