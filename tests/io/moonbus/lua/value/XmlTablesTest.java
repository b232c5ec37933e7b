package io.moonbus.lua.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

class XmlTablesTest {

  private static LuaTable read(String text) {
    return LuaValues.fromXml(LuaValue.valueOf(text), Limits.DEFAULT);
  }

  private static String write(LuaTable table) {
    return LuaValues.toXml(table, Limits.DEFAULT).tojstring();
  }

  private static LuaTable element(String name, LuaValue... content) {
    LuaTable element = LuaValue.listOf(content);
    element.set("__name", name);
    return element;
  }

  @Test
  void elementsHaveNameAttributesAndContent() {
    LuaTable document = read("<?xml version=\"1.0\"?><a b=\"1\">x<c/> y </a>");
    assertThat(document.get("xml").get("version").tojstring()).isEqualTo("1.0");
    LuaValue a = document.get(1);
    assertThat(a.rawget("__name").tojstring()).isEqualTo("a");
    assertThat(a.rawget("b").tojstring()).isEqualTo("1");
    assertThat(a.rawlen()).isEqualTo(3);
    assertThat(a.rawget(1).tojstring()).isEqualTo("x");
    assertThat(a.rawget(2).rawget("__name").tojstring()).isEqualTo("c");
    assertThat(a.rawget(3).tojstring()).isEqualTo(" y ");
  }

  @Test
  void withoutDeclarationThereIsOnlyTheElement() {
    assertThat(read("<a/>").keyCount()).isEqualTo(1);
  }

  @Test
  void childrenAreFoundByNameAndTheFirstContentByValue() {
    LuaTable document = read("<s:E><b>1</b><b>2</b><c d='3'/></s:E>");
    LuaValue root = document.get("s:E");
    assertThat(root.get("b").get("__value").tojstring()).isEqualTo("1");
    assertThat(root.get("c").get("d").tojstring()).isEqualTo("3");
    assertThat(root.get("c").get("__value").isnil()).isTrue();
    assertThat(root.get("x").isnil()).isTrue();
    assertThat(root.get(9).isnil()).isTrue();
  }

  @Test
  void assignmentsReachTheDocument() {
    LuaTable document = read("<a><b>1</b></a>");
    document.get("a").get("b").set("__value", "2");
    document.get("a").get("b").set("__name", "c");
    document.get("a").set("new", "attribute");
    document.get("a").set(2, element("d"));
    assertThat(write(document)).isEqualTo("<a new=\"attribute\"><c>2</c><d/></a>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a/>", "<?xml version=\"1.0\"?><a b=\"1\">x<c/>y</a>", "<a>&lt;&amp;&gt;\"</a>",
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><a/>", "<a b=\"&quot;&#10;&lt;\">&#13;\n \u00e9</a>",
      "<s:a xmlns:s=\"u\"><s:b/></s:a>"})
  void whatWasReadIsWrittenAgain(String text) {
    assertThat(write(read(text))).isEqualTo(text);
  }

  @Test
  void tablesMadeByHandAreWritten() {
    LuaTable two = LuaValue.listOf(new LuaValue[] {element("a", LuaValue.valueOf(1.5)), element("b", LuaValue.TRUE)});
    assertThat(write(two)).isEqualTo("<a>1.5</a><b>true</b>");
    LuaTable byValue = element("a");
    byValue.set("__value", "text");
    byValue.set("n", 1);
    assertThat(write(byValue)).isEqualTo("<a n=\"1\">text</a>");
  }

  @Test
  void aDeclarationAlwaysHasAVersion() {
    LuaTable document = LuaValue.listOf(new LuaValue[] {element("a")});
    document.set("xml", new LuaTable());
    assertThat(write(document)).isEqualTo("<?xml version=\"1.0\"?><a/>");
  }

  @Test
  void whatIsNoElementIsAnError() {
    assertThatThrownBy(() -> write(new LuaTable())).isInstanceOf(ValueException.class).hasMessageContaining("element");
    assertThatThrownBy(() -> write(LuaValue.listOf(new LuaValue[] {LuaValue.listOf(new LuaValue[] {LuaValue.ONE})})))
        .hasMessageContaining("__name");
    assertThatThrownBy(() -> write(element("a b"))).hasMessage("'a b' cannot be a name in XML");
    LuaTable attribute = element("a");
    attribute.set("1x", "y");
    assertThatThrownBy(() -> write(attribute)).hasMessageContaining("1x");
  }

  @Test
  void aCycleIsAnError() {
    LuaTable cycle = element("a");
    cycle.set(1, cycle);
    assertThatThrownBy(() -> write(cycle)).isInstanceOf(ValueException.class).hasMessage("more than 512 levels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "<a b=1/>", "<a><b></a>", "<a/><b/>"})
  void malformedTextIsAnError(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(ValueException.class);
  }
}
