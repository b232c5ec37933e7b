package io.moonbus.lua.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.value.Limits;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Documents as tables and back. */
class XmlRoundTripTest {

  private static final String[] NAMES = {"a", "b", "long-name", "x.y", "_", "s:Envelope", "ä"};
  private static final String CHARACTERS = "ab <>&'\"\t\n]]>ä€\ud83d\ude00 %{}";

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(12); left > 0; left--) {
      int at = random.nextInt(CHARACTERS.length());
      text.append(Character.isSurrogate(CHARACTERS.charAt(at)) ? "\ud83d\ude00" : CHARACTERS.substring(at, at + 1));
    }
    return text.toString();
  }

  /** An element whose texts are not beside each other, since they would become one. */
  private static LuaTable element(Random random, int depth) {
    LuaTable element = new LuaTable();
    element.set("__name", NAMES[random.nextInt(NAMES.length)]);
    for (int left = random.nextInt(3); left > 0; left--) {
      element.set(NAMES[random.nextInt(NAMES.length)], text(random).replaceAll("[\t\n]", " "));
    }
    for (int i = 1, size = random.nextInt(5); i <= size; i++) {
      element.set(i, i % 2 == 0 && depth > 0 ? element(random, depth - 1) : LuaValue.valueOf("x" + text(random)));
      if (i % 2 == 0 && depth == 0) {
        element.set(i, LuaValue.NIL);
        break;
      }
    }
    return element;
  }

  private static String written(LuaTable document) {
    return LuaValues.toXml(document, Limits.DEFAULT).tojstring();
  }

  private static LuaTable read(String text) {
    return LuaValues.fromXml(LuaValue.valueOf(text), Limits.DEFAULT);
  }

  private static void same(LuaValue actual, LuaValue expected, String where) {
    if (!(expected instanceof LuaTable table)) {
      assertThat(actual.tojstring()).as(where).isEqualTo(expected.tojstring());
      return;
    }
    assertThat(actual).as(where).isInstanceOf(LuaTable.class);
    assertThat(((LuaTable) actual).keyCount()).as(where).isEqualTo(table.keyCount());
    for (LuaValue key : table.keys()) {
      same(actual.rawget(key), table.rawget(key), where + "." + key.tojstring());
    }
  }

  @Property
  void aDocumentComesBackAsItWas(@ForAll long seed) {
    LuaTable document = LuaValue.listOf(new LuaValue[] {element(new Random(seed), 4)});
    String text = written(document);
    same(read(text), document, text);
    assertThat(written(read(text)).length()).as("attributes in whatever order").isEqualTo(text.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a>&lt;&gt;&amp;&quot;&apos;</a>", "<a><![CDATA[<b>&]]></a>", "<a>&#65;&#x42;&#x1F600;</a>",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a/>", "<!-- c --><a><!-- d -->t</a><!-- e -->", "<a b='1' c=\"'\"/>"})
  void whatIsReadIsWrittenSoThatItIsReadAgain(String text) {
    LuaTable document = read(text);
    same(read(written(document)), document, text);
  }
}
