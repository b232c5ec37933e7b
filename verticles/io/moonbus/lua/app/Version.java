package io.moonbus.lua.app;

import io.moonbus.lua.api.Mona;
import io.moonbus.lua.engine.LuaState;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;

/**
 * The version of an application's code that is in service. New code is compiled and run before the old is stopped; when
 * that fails, the old goes on as if nothing had been.
 */
final class Version {

  private static final Logger LOG = Logger.getLogger("io.moonbus.lua.app");

  private final Application application;
  private final Path main;
  private final Map<Path, Stamp> files = new HashMap<>();
  private boolean running;
  private String failure;
  /** The main chunk, compiled and not run yet, {@code null} when there is none. */
  private LuaFunction prepared;
  private long nanos;
  private LuaState.Mode mode = LuaState.Mode.COMPILED;

  Version(Application application) {
    this.application = application;
    this.main = application.folder().resolve(application.tree().options().main());
  }

  /** Whether code of the application has been loaded. */
  boolean running() {
    return running;
  }

  /** Why the application cannot serve anybody, {@code null} when it can. */
  String unavailable() {
    return running ? null : failure;
  }

  /** Why the code that is on disk did not load, {@code null} when it did. */
  String failure() {
    return failure;
  }

  /** How long the last load took, or, of code that has not run yet, reading it; in nanoseconds. */
  long nanos() {
    return nanos;
  }

  /** How the main chunk ran. */
  LuaState.Mode mode() {
    return mode;
  }

  /** The files that the code consists of, with what they looked like when they were loaded. */
  Map<Path, Stamp> files() {
    return files;
  }

  /** Notes that a script of this application loaded a file. */
  void loaded(Path file) {
    files.put(file, Stamp.of(file));
  }

  /** Whether a file is not what it was when it was loaded; blocks for as long as the file system does. */
  boolean changed() {
    return files.entrySet().stream().anyMatch(entry -> !Stamp.of(entry.getKey()).equals(entry.getValue()));
  }

  /** Reads and compiles the main file without running it, so that its errors show; the next load saves the time. */
  void prepare() {
    if (running || failure != null || !Files.isRegularFile(main)) {
      return;
    }
    loaded(main);
    failure = attempt(() -> prepared = compile());
    logFailure();
  }

  /** Loads what is on disk now in place of what is in service. */
  void refresh() {
    Map<Path, Stamp> before = new HashMap<>(files);
    files.clear();
    loaded(main);
    if (!files.get(main).equals(before.get(main))) {
      prepared = null;
    }
    if (!Files.isRegularFile(main)) {
      failure = null;
      unload();
      return;
    }
    String was = failure;
    boolean again = running;
    failure = running ? replace() : first();
    if (failure == null) {
      LOG.info(() -> String.format(Locale.ROOT, "Application %s %s in %.1f ms (%s)", Names.of(application),
          again ? "reloaded" : "loaded", nanos / 1e6, mode.name().toLowerCase(Locale.ROOT)));
      return;
    }
    before.keySet().forEach(file -> files.computeIfAbsent(file, Stamp::of));
    if (!failure.equals(was)) {
      logFailure();
    }
  }

  private void logFailure() {
    if (failure != null) {
      LOG.log(Level.SEVERE, () -> failure + SourceLine.of(application.tree().sources(), failure)
          + (running ? "; the version before stays in service" : ""));
    }
  }

  private String first() {
    String error = run();
    if (error == null) {
      running = true;
      event("onStart");
    } else {
      clear();
    }
    return error;
  }

  private void clear() {
    application.globals().clear();
    close(application.globals().takeMona());
  }

  private static void close(Mona mona) {
    if (mona != null) {
      mona.close();
    }
  }

  /** What the new code logs while it is run comes after what the old one logs when it is stopped, as it always did. */
  private String replace() {
    Environment globals = application.globals();
    List<LuaValue[]> old = globals.content();
    Mona oldMona = globals.takeMona();
    globals.clear();
    application.log().hold();
    String error = run();
    List<LogRecord> lines = application.log().take();
    if (error != null) {
      globals.restore(old);
      close(globals.takeMona());
      globals.giveMona(oldMona);
      application.log().write(lines);
      return error;
    }
    List<LuaValue[]> fresh = globals.content();
    globals.restore(old);
    event("onStop");
    close(oldMona);
    globals.restore(fresh);
    application.log().write(lines);
    event("onStart");
    return null;
  }

  private String run() {
    LuaFunction read = prepared;
    long readNanos = read == null ? 0 : nanos;
    prepared = null;
    String error = attempt(() -> {
      LuaFunction chunk = read == null ? compile() : read;
      application.tree().scripts().call(chunk, LuaValue.NONE);
      mode = application.state().modeOf(chunk);
    });
    nanos += readNanos;
    return error;
  }

  private LuaFunction compile() {
    Sources sources = application.tree().sources();
    Source source = sources.source(main, application);
    return application.state().load(sources.read(main), "@" + source.chunk(), application.environment());
  }

  /** Does something, measures how long it takes, and tells what was wrong: {@code null} when nothing was. */
  private String attempt(Runnable action) {
    long begin = System.nanoTime();
    try {
      action.run();
      return null;
    } catch (LuaError e) {
      return ScriptException.of(e, null).getMessage();
    } catch (ScriptException | UncheckedIOException e) {
      return e.getMessage();
    } finally {
      nanos = System.nanoTime() - begin;
    }
  }

  /** Stops the code; the folder is an application without code afterwards. */
  void unload() {
    if (running) {
      event("onStop");
      running = false;
      clear();
    }
  }

  private void event(String name) {
    LuaValue function = application.global(name);
    if (function.isfunction()) {
      application.tree().scripts().event(Names.of(application) + " " + name, application.meter(), function,
          LuaValue.valueOf(application.path()));
    }
  }
}
