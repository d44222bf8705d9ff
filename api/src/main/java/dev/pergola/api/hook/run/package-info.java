/** Hooks of the running server beside its requests: start-up, health, scheduled tasks, commands and events. */
@Version("1.2.0")
package dev.pergola.api.hook.run;

import org.osgi.annotation.versioning.Version;
