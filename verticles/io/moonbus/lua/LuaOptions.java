package io.moonbus.lua;

import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.value.Limits;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a tree of Lua applications runs. Chained setters; each checks its value and names the option. */
public final class LuaOptions {

  /** Default of {@link #www()}: {@code www} in the working folder. */
  public static final Path DEFAULT_WWW = Path.of("www");
  /** Default of {@link #data()}: {@code data} in the working folder. */
  public static final Path DEFAULT_DATA = Path.of("data");
  /** Default of {@link #modules()}: {@code lua_modules} in the working folder. */
  public static final Path DEFAULT_MODULES = Path.of("lua_modules");
  /** Default of {@link #main()}. */
  public static final String DEFAULT_MAIN = "main.lua";
  /** Default of {@link #manageMillis()}: 2 s. */
  public static final long DEFAULT_MANAGE_MILLIS = 2_000;
  /** Default of {@link #realTimeMillis()}: 50 ms. */
  public static final long DEFAULT_REAL_TIME_MILLIS = 50;
  /** Default of {@link #reloadMillis()}: 1 s. */
  public static final long DEFAULT_RELOAD_MILLIS = 1_000;
  /** Default of {@link #maxOutput()}: 256 MiB. */
  public static final int DEFAULT_MAX_OUTPUT = 256 << 20;
  /** Default of {@link #maxTimers()}. */
  public static final int DEFAULT_MAX_TIMERS = 100_000;
  /** The word in {@link #unsafe()} that lets scripts load files from anywhere. */
  public static final String UNSAFE_FILES = "files";

  private Path www = DEFAULT_WWW;
  private Path data = DEFAULT_DATA;
  private Path modules = DEFAULT_MODULES;
  private final List<Path> folders = new ArrayList<>();
  private String main = DEFAULT_MAIN;
  private boolean mounted = true;
  private final Map<String, String> configs = new LinkedHashMap<>();
  private final Map<String, String> arguments = new LinkedHashMap<>();
  private final Set<String> unsafe = new LinkedHashSet<>();
  private final Set<String> typed = new LinkedHashSet<>();
  private boolean durable;
  private EngineOptions engine = new EngineOptions();
  private Limits limits = Limits.DEFAULT;
  private long manageMillis = DEFAULT_MANAGE_MILLIS;
  private long realTimeMillis = DEFAULT_REAL_TIME_MILLIS;
  private long reloadMillis = DEFAULT_RELOAD_MILLIS;
  private int maxOutput = DEFAULT_MAX_OUTPUT;
  private int maxTimers = DEFAULT_MAX_TIMERS;

  /** The defaults. */
  public LuaOptions() {
    // Everything has its default.
  }

  /** Options from their JSON form; what is not there keeps its default. */
  public LuaOptions(JsonObject json) {
    LuaOptionsJson.read(json, this);
  }

  /** The JSON form of all options. */
  public JsonObject toJson() {
    return LuaOptionsJson.write(this);
  }

  /** The folder of the root application. */
  public Path www() {
    return www;
  }

  /** @see #www() */
  public LuaOptions www(Path value) {
    www = value;
    return this;
  }

  /** The folder of what scripts store in files, besides {@link #www()}. */
  public Path data() {
    return data;
  }

  /** @see #data() */
  public LuaOptions data(Path value) {
    data = value;
    return this;
  }

  /** Further folders whose files scripts may use. To be changed in place. */
  public List<Path> folders() {
    return folders;
  }

  /** Where modules are that belong to no application; searched last by {@code require}. */
  public Path modules() {
    return modules;
  }

  /** @see #modules() */
  public LuaOptions modules(Path value) {
    modules = value;
    return this;
  }

  /** The file that an application consists of, in its folder. */
  public String main() {
    return main;
  }

  /** @see #main() */
  public LuaOptions main(String value) {
    require(!value.isEmpty() && !value.contains("/"), "main must be the name of a file");
    main = value;
    return this;
  }

  /** Whether clients reach the tree; without, it is a script with timers only. */
  public boolean mounted() {
    return mounted;
  }

  /** @see #mounted() */
  public LuaOptions mounted(boolean value) {
    mounted = value;
    return this;
  }

  /** All settings by flat key, as {@code HTTP.port}: what scripts see as {@code mona.configs}. To be changed in place. */
  public Map<String, String> configs() {
    return configs;
  }

  /** The command line's options without dashes: {@code mona.arguments}. To be changed in place. */
  public Map<String, String> arguments() {
    return arguments;
  }

  /**
   * What scripts may do although it endangers the server: {@code os.exit}, {@code os.execute}, {@code io.popen},
   * {@code luajava}, {@value #UNSAFE_FILES} (files outside of {@code www/}). To be changed in place.
   */
  public Set<String> unsafe() {
    return unsafe;
  }

  /**
   * The paths of the applications in whose {@code data} numbers stay numbers, with those below them; {@code *} = all. To
   * be changed in place.
   */
  public Set<String> typed() {
    return typed;
  }

  /** Whether clients are told nothing before what scripts have stored until then is on disk. */
  public boolean durable() {
    return durable;
  }

  /** @see #durable() */
  public LuaOptions durable(boolean value) {
    durable = value;
    return this;
  }

  /** What the Lua state may do. */
  public EngineOptions engine() {
    return engine;
  }

  /** @see #engine() */
  public LuaOptions engine(EngineOptions value) {
    engine = value;
    return this;
  }

  /** What decoders and encoders of values accept. */
  public Limits limits() {
    return limits;
  }

  /** @see #limits() */
  public LuaOptions limits(Limits value) {
    limits = value;
    return this;
  }

  /** How often {@code onManage} of the root application and of writers is called, in milliseconds. */
  public long manageMillis() {
    return manageMillis;
  }

  /** @see #manageMillis() */
  public LuaOptions manageMillis(long value) {
    require(value > 0, "manageMillis must be > 0");
    manageMillis = value;
    return this;
  }

  /** How often {@code onRealTime} of the root application is called when it is defined, in milliseconds. */
  public long realTimeMillis() {
    return realTimeMillis;
  }

  /** @see #realTimeMillis() */
  public LuaOptions realTimeMillis(long value) {
    require(value > 0, "realTimeMillis must be > 0");
    realTimeMillis = value;
    return this;
  }

  /** How often loaded files are looked at for changes, in milliseconds; 0 = never. */
  public long reloadMillis() {
    return reloadMillis;
  }

  /** @see #reloadMillis() */
  public LuaOptions reloadMillis(long value) {
    require(value >= 0, "reloadMillis must be >= 0");
    reloadMillis = value;
    return this;
  }

  /** How many bytes one call of a script may write to clients before it gets an error. */
  public int maxOutput() {
    return maxOutput;
  }

  /** @see #maxOutput() */
  public LuaOptions maxOutput(int value) {
    require(value > 0, "maxOutput must be > 0");
    maxOutput = value;
    return this;
  }

  /** How many timers one application may have running before it gets an error. */
  public int maxTimers() {
    return maxTimers;
  }

  /** @see #maxTimers() */
  public LuaOptions maxTimers(int value) {
    require(value > 0, "maxTimers must be > 0");
    maxTimers = value;
    return this;
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException(message);
    }
  }
}
