package io.moonbus.lua.app;

import io.moonbus.lua.engine.LuaState;

/**
 * What is known of an application.
 *
 * @param path    its path, {@code ""} for the root application
 * @param loaded  whether its code is in service; others are loaded when somebody connects to them
 * @param millis  how long its last load took in milliseconds, or, when it is not loaded, reading and compiling its code
 * @param mode    how its main file ran, {@code null} when it was not loaded
 * @param failure why the code that is on disk does not compile or load, {@code null} when it does
 */
public record ApplicationInfo(String path, boolean loaded, double millis, LuaState.Mode mode, String failure) {

  static ApplicationInfo of(Application application) {
    Version version = application.version();
    return new ApplicationInfo(application.path(), version.running(), version.nanos() / 1e6,
        version.running() ? version.mode() : null, version.failure());
  }
}
