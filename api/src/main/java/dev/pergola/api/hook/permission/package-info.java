/**
 * Hooks that say who may do what: new actions, and rules about actions. All rules go into one decision, wherever they come
 * from: the narrowest scope that has any rule decides, in it a denial wins, and every allowlist must contain the resource.
 */
@Version("1.0.0")
package dev.pergola.api.hook.permission;

import org.osgi.annotation.versioning.Version;
