package io.moonbus.lua;

import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.value.Limits;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/** The JSON form of {@link LuaOptions}. */
final class LuaOptionsJson {

  private LuaOptionsJson() {
  }

  static JsonObject write(LuaOptions options) {
    Limits limits = options.limits();
    return new JsonObject()
        .put("www", options.www().toString())
        .put("data", options.data().toString())
        .put("modules", options.modules().toString())
        .put("folders", new JsonArray(options.folders().stream().map(Path::toString).toList()))
        .put("main", options.main())
        .put("mounted", options.mounted())
        .put("configs", texts(options.configs()))
        .put("arguments", texts(options.arguments()))
        .put("unsafe", new JsonArray(new ArrayList<>(options.unsafe())))
        .put("typed", new JsonArray(new ArrayList<>(options.typed())))
        .put("durable", options.durable())
        .put("engine", engine(options.engine()))
        .put("limits", new JsonObject().put("size", limits.size()).put("depth", limits.depth())
            .put("elements", limits.elements()))
        .put("maxOutput", options.maxOutput())
        .put("maxTimers", options.maxTimers())
        .put("manageMillis", options.manageMillis())
        .put("realTimeMillis", options.realTimeMillis())
        .put("reloadMillis", options.reloadMillis());
  }

  static void read(JsonObject json, LuaOptions options) {
    options.www(Path.of(json.getString("www", options.www().toString())))
        .data(Path.of(json.getString("data", options.data().toString())))
        .modules(Path.of(json.getString("modules", options.modules().toString())))
        .main(json.getString("main", options.main()))
        .mounted(json.getBoolean("mounted", options.mounted()))
        .durable(json.getBoolean("durable", options.durable()))
        .maxOutput(json.getInteger("maxOutput", options.maxOutput()))
        .maxTimers(json.getInteger("maxTimers", options.maxTimers()))
        .manageMillis(json.getLong("manageMillis", options.manageMillis()))
        .realTimeMillis(json.getLong("realTimeMillis", options.realTimeMillis()))
        .reloadMillis(json.getLong("reloadMillis", options.reloadMillis()));
    addTexts(json.getJsonObject("configs"), options.configs());
    addTexts(json.getJsonObject("arguments"), options.arguments());
    json.getJsonArray("folders", new JsonArray()).forEach(folder -> options.folders().add(Path.of(String.valueOf(folder))));
    json.getJsonArray("unsafe", new JsonArray()).forEach(word -> options.unsafe().add(String.valueOf(word)));
    json.getJsonArray("typed", new JsonArray()).forEach(path -> options.typed().add(String.valueOf(path)));
    readEngine(json.getJsonObject("engine", new JsonObject()), options.engine());
    options.limits(limits(json.getJsonObject("limits", new JsonObject())));
  }

  private static JsonObject engine(EngineOptions engine) {
    return new JsonObject()
        .put("budgetMillis", engine.budgetMillis())
        .put("maxStringBytes", engine.maxStringBytes())
        .put("maxCallDepth", engine.maxCallDepth())
        .put("maxMemoryPercent", engine.maxMemoryPercent())
        .put("compile", engine.compile());
  }

  private static void readEngine(JsonObject json, EngineOptions engine) {
    engine.budgetMillis(json.getLong("budgetMillis", engine.budgetMillis()))
        .maxStringBytes(json.getInteger("maxStringBytes", engine.maxStringBytes()))
        .maxCallDepth(json.getInteger("maxCallDepth", engine.maxCallDepth()))
        .maxMemoryPercent(json.getInteger("maxMemoryPercent", engine.maxMemoryPercent()))
        .compile(json.getBoolean("compile", engine.compile()));
  }

  private static Limits limits(JsonObject json) {
    Limits defaults = Limits.DEFAULT;
    return new Limits(json.getInteger("size", defaults.size()), json.getInteger("depth", defaults.depth()),
        json.getInteger("elements", defaults.elements()));
  }

  private static JsonObject texts(Map<String, String> map) {
    JsonObject json = new JsonObject();
    map.forEach(json::put);
    return json;
  }

  private static void addTexts(JsonObject json, Map<String, String> map) {
    if (json != null) {
      json.forEach(entry -> map.put(entry.getKey(), String.valueOf(entry.getValue())));
    }
  }
}
