/* The smallest SQLite extension with two entry points: what tests load to see that extensions are loaded. */
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1

static void greeting(sqlite3_context *context, int count, sqlite3_value **arguments) {
    sqlite3_result_text(context, "hello", -1, SQLITE_STATIC);
}

static void farewell(sqlite3_context *context, int count, sqlite3_value **arguments) {
    sqlite3_result_text(context, "goodbye", -1, SQLITE_STATIC);
}

int sqlite3_greeting_init(sqlite3 *database, char **error, const sqlite3_api_routines *api) {
    SQLITE_EXTENSION_INIT2(api);
    return sqlite3_create_function(database, "greeting", 0, SQLITE_UTF8, 0, greeting, 0, 0);
}

int farewell_init(sqlite3 *database, char **error, const sqlite3_api_routines *api) {
    SQLITE_EXTENSION_INIT2(api);
    return sqlite3_create_function(database, "farewell", 0, SQLITE_UTF8, 0, farewell, 0, 0);
}
