/**
 * Who may do what, and why: what somebody may do an action with, every rule about an action, one decision explained, and
 * the last decisions of the server. Each has a form for people and an answer for programs.
 */
package dev.pergola.core.view.permission;
