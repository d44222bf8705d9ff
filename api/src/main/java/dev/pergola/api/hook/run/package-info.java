/** Hooks of the running server beside its requests: start-up, scheduled tasks and commands. */
@Version("1.0.0")
package dev.pergola.api.hook.run;

import org.osgi.annotation.versioning.Version;
