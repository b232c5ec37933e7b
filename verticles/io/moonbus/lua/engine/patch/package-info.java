/**
 * Corrects, while the project is built, what luaj-jse 3.0.1 gets wrong inside its value classes, where no code outside
 * can reach: {@link io.moonbus.lua.engine.patch.Patcher} writes corrected copies of a few classes in front of luaj's
 * jar, {@link io.moonbus.lua.engine.patch.Corrections} lists every change with its reason. luaj's MIT licence permits
 * modified binaries.
 */
package io.moonbus.lua.engine.patch;
