package io.moonbus.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.value.Limits;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LuaOptionsTest {

  @Test
  void anEmptyObjectGivesTheDefaults() {
    LuaOptions options = new LuaOptions(new JsonObject());

    assertThat(options.toJson()).isEqualTo(new LuaOptions().toJson());
    assertThat(options.www()).isEqualTo(LuaOptions.DEFAULT_WWW);
    assertThat(options.realTimeMillis()).isEqualTo(LuaOptions.DEFAULT_REAL_TIME_MILLIS);
  }

  @Test
  void everyOptionSurvivesItsJsonForm() {
    LuaOptions options = new LuaOptions().www(Path.of("apps")).data(Path.of("store")).modules(Path.of("lib"))
        .main("start.lua").mounted(false)
        .manageMillis(7).realTimeMillis(8).reloadMillis(0).limits(new Limits(1, 2, 3)).maxOutput(9).maxTimers(10)
        .engine(new EngineOptions().budgetMillis(4).maxStringBytes(5).maxCallDepth(6).maxMemoryPercent(7).compile(false));
    options.configs().put("HTTP.port", "8080");
    options.arguments().put("daemon", "true");
    options.unsafe().add(LuaOptions.UNSAFE_FILES);

    LuaOptions copy = new LuaOptions(options.toJson());

    assertThat(copy.toJson()).isEqualTo(options.toJson());
    assertThat(copy.engine().compile()).isFalse();
    assertThat(copy.configs()).containsEntry("HTTP.port", "8080");
    assertThat(copy.unsafe()).containsExactly("files");
  }

  @Test
  void badValuesNameTheOption() {
    assertThatThrownBy(() -> new LuaOptions().manageMillis(0)).hasMessage("manageMillis must be > 0");
    assertThatThrownBy(() -> new LuaOptions().realTimeMillis(0)).hasMessage("realTimeMillis must be > 0");
    assertThatThrownBy(() -> new LuaOptions().reloadMillis(-1)).hasMessage("reloadMillis must be >= 0");
    assertThatThrownBy(() -> new LuaOptions().maxOutput(0)).hasMessage("maxOutput must be > 0");
    assertThatThrownBy(() -> new LuaOptions().maxTimers(0)).hasMessage("maxTimers must be > 0");
    assertThatThrownBy(() -> new LuaOptions().main("a/b.lua")).hasMessage("main must be the name of a file");
  }
}
