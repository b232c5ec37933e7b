package io.moonbus.lua.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

class CodecsTest extends MonaFixture {

  @Test
  void valuesBecomeAJsonArrayAndComeBack() {
    assertThat(eval("mona:toJSON(1, 'two', {3}, nil, true), mona:toJSON()")).isEqualTo("[1,\"two\",[3],null,true] []");
    assertThat(eval("mona:fromJSON('[1, \"two\", null, {\"a\": [true]}]')")).startsWith("1 two nil table");
    assertThat(eval("select('#', mona:fromJSON('[]')), mona:fromJSON('{\"a\": 1}').a")).isEqualTo("0 1");
  }

  @Test
  void malformedTextIsLoggedAndGivesNothing() {
    assertThat(context.run("return mona:fromJSON('[1,')").narg()).isZero();
    assertThat(context.run("return mona:fromJSON(nil)").narg()).isZero();
    assertThat(context.logged).hasSize(2).allMatch(line -> line.startsWith("SEVERE"));
    assertThat(context.logged.get(0)).contains("fromJSON: ", "at byte 3");
  }

  @Test
  void aCycleIsAnError() {
    assertThatThrownBy(() -> context.run("local t = {} t[1] = t return mona:toJSON(t)"))
        .isInstanceOf(LuaError.class).hasMessageContaining("contains itself");
  }

  @Test
  void otherNotationsHaveTheirFunctionsToo() {
    assertThat(eval("mona:toQuery(1, 'two', true)")).isEqualTo("1&two&true");
    assertThat(eval("mona:fromQuery('a=1&x').a, (select(2, mona:fromQuery('a=1&x')))")).isEqualTo("1 x");
    assertThat(eval("mona:fromXMLRPC(mona:toXMLRPC(1, 'two', true))")).isEqualTo("1 two true");
  }

  @Test
  void xmlBecomesTablesAndComesBack() {
    assertThat(eval("(function(x) return x[1].__name, x.a.b, x.a.__value, mona:toXML(x) end)"
        + "(mona:fromXML('<a b=\"1\">text</a>'))")).isEqualTo("a 1 text <a b=\"1\">text</a>");
  }

  @Test
  void malformedXmlGivesNothingOrCallsTheFunctionGiven() {
    assertThat(context.run("return mona:fromXML('<a><b></a>')").narg()).isZero();
    assertThat(context.run("return mona:fromXML(nil)").narg()).isZero();
    assertThat(context.run("return mona:toXML('text')").narg()).isZero();
    assertThat(context.logged).isEmpty();
    assertThat(eval("(function() local m mona:fromXML(function(e) m = e end, '<a><b></a>') return type(m) end)()"))
        .isEqualTo("string");
    assertThatThrownBy(() -> eval("mona:fromXML(error, '<a>')")).isInstanceOf(LuaError.class);
    assertThat(eval("mona:fromXML(error, '<a/>').a.__name")).isEqualTo("a");
  }

  @Test
  void collectionsAndAddressesAreEncoded() {
    Collection collection = context.types().collection();
    collection.put("a", LuaValue.ONE);
    context.environment().set("c", collection);
    assertThat(eval("mona:toJSON(c, mona:createIPAddress('1.2.3.4'))")).isEqualTo("[{\"a\":1},\"1.2.3.4\"]");
  }

  @Test
  void tablesWithATypeAreShownToTheApplication() {
    context.run("function onTypedObject(type, object) object.say = function() return type .. object.name end end");
    assertThat(eval("mona:fromJSON('[{\"__type\": \"Cat\", \"name\": \"tom\"}]').say()")).isEqualTo("Cattom");
  }
}
