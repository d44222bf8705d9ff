/**
 * Small answers for forms while somebody fills them in: rows by a part of their label, tables that a column may refer to,
 * and relations that the data suggests. All of them are bounded in rows and in time, and say less rather than late.
 */
package dev.pergola.core.view.lookup;
