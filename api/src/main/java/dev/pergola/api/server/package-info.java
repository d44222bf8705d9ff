/** What a plugin can ask the running server: who it is, and to answer a request without the network. */
@Version("1.1.0")
package dev.pergola.api.server;

import org.osgi.annotation.versioning.Version;
