package io.moonbus.lua.app;

import io.moonbus.lua.engine.LuaState;

/**
 * What is known of an application.
 *
 * @param path       its path, {@code ""} for the root application
 * @param loaded     whether its code is in service; others are loaded when somebody connects to them
 * @param loadMillis how long its last load took in milliseconds, 0 when it was not loaded
 * @param mode       how its main file ran, {@code null} when it was not loaded
 * @param failure    why the code that is on disk did not load, {@code null} when it did or was not tried
 */
public record ApplicationInfo(String path, boolean loaded, double loadMillis, LuaState.Mode mode, String failure) {

  static ApplicationInfo of(String path, Application application) {
    if (application == null) {
      return new ApplicationInfo(path, false, 0, null, null);
    }
    Version version = application.version();
    return new ApplicationInfo(path, version.running(), version.loadNanos() / 1e6,
        version.running() ? version.mode() : null, version.failure());
  }
}
