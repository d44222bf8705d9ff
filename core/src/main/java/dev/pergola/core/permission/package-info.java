/**
 * Who may do what, and why. Rules come from several sources - configuration, defaults, the root login, later plugins -
 * and each has a scope: the whole server, one database, or one thing in it. A decision keeps the rules that match,
 * takes those of the narrowest scope that has any, and lets a denial win among them; without a rule the answer is no.
 * Everything here is pure: the same rules, actor and question give the same answer, which names the rules it rests on.
 */
package dev.pergola.core.permission;
