/**
 * What a plugin can ask the running server: who it is, to answer a request without the network, to tell of an
 * event, to sign a value, and who may do what.
 */
@Version("1.2.0")
package dev.pergola.api.server;

import org.osgi.annotation.versioning.Version;
