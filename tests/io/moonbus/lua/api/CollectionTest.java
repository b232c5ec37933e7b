package io.moonbus.lua.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

class CollectionTest {

  private final FakeScriptContext context = new FakeScriptContext();
  private final Collection collection = context.types().collection();

  @BeforeEach
  void fill() {
    collection.put("one", LuaValue.valueOf(1));
    collection.put("two", LuaValue.valueOf("zwei"));
    context.environment().set("c", collection);
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void givesElementsByIndexAndByCall() {
    assertThat(context.eval("c.one, c['two'], c('one'), c('two'), c.three, c('three'), c[nil], c()"))
        .isEqualTo("1 zwei 1 zwei nil nil nil nil");
  }

  @Test
  void countsItsElements() {
    assertThat(context.eval("#c, c.count")).isEqualTo("2 2");
    collection.put("one", LuaValue.valueOf(3));
    collection.remove(LuaValue.valueOf("two"));
    collection.remove(LuaValue.valueOf("never there"));
    assertThat(context.eval("#c, c.count")).isEqualTo("1 1");
  }

  @Test
  void anElementNamedCountIsNotHidden() {
    collection.put("count", LuaValue.valueOf("mine"));
    assertThat(context.eval("#c, c.count")).isEqualTo("3 mine");
  }

  @Test
  void keepsWhatAScriptAssignsWithoutMakingItAnElement() {
    assertThat(context.eval("(function() c.own = 5 return c.own, #c end)()")).isEqualTo("5 2");
  }

  @Test
  void isATableWhoseMetatableIsProtected() {
    assertThat(context.eval("type(c), type(getmetatable(c))")).isEqualTo("table string");
    assertThatThrownBy(() -> context.run("setmetatable(c, {})")).isInstanceOf(LuaError.class);
  }

  @Test
  void isEncodedAsATableOfItsElements() {
    assertThat(collection.serialized().get("two")).isEqualTo(LuaValue.valueOf("zwei"));
  }
}
