/**
 * Who sends a request, and whether it may be sent from where it comes. Cookies and API tokens are values signed with the
 * secret of the server, in the format of the original, so that both servers can share a secret and understand each other.
 * What is wrong with a cookie makes its sender anonymous; what is wrong with a token refuses the request. This room says
 * who somebody is, never what he may do: that is decided in {@code permission}.
 */
package dev.pergola.core.identity;
