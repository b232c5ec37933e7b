package io.moonbus.lua.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.fuzz.LongRun;
import io.moonbus.fuzz.Seeds;
import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.vertx.core.buffer.Buffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.Varargs;

/** Nothing but {@link ValueException} leaves a parser, and what it accepted can be written in every notation. */
class NotationFuzzTest {

  private static final Limits LIMITS = new Limits(64 << 10, 50, 2_000);
  private static final Seeds JSON = Seeds.of("json", "{", "}", "[", "]", ",", ":", "\"", "\\u", "\\ud83d", "\\", "null",
      "1e", "-", "0.1", "9999999999999999999", "\"__raw\":", "\"__type\":\"A\"", "\"2014-01-02T03:04:05Z\"", "\0", "\u00e9");
  private static final Seeds XMLRPC = Seeds.of("xmlrpc", "<value>", "</value>", "<param>", "<array>", "<data>", "<struct>",
      "<member>", "<name>a</name>", "<nil/>", "<int>1</int>", "<base64>", "&lt;", "&#1;", "<![CDATA[", "]]>", "<!--", "<?x?>",
      "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", " type='a'", "\0", "\u00e9");
  private static final Seeds XML = Seeds.of("xml", "<a>", "</a>", "<a/>", " b='1'", "&lt;", "&amp;", "&x;", "&#x10ffff;",
      "<![CDATA[", "]]>", "<!--", "-->", "<?xml version='1.0' encoding='UTF-16'?>", "<!DOCTYPE", "xmlns:a='b'", "a:b", "\0",
      "\u00e9");
  private static final Seeds QUERY = Seeds.of("query", "&", "=", "%", "%41", "%ff", "+", "null", "1e9", "-1", "2014-01-02", ";",
      "\0", "\u00e9");

  private static void format(Format format, byte[] input) {
    try {
      Varargs values = LuaValues.read(Payload.encoded(format, Buffer.buffer(input)), LIMITS);
      for (Format target : new Format[] {Format.JSON, Format.XMLRPC, Format.QUERY, Format.RAW, Format.VALUES}) {
        Payload written = LuaValues.write(values, target, Limits.DEFAULT);
        LuaValues.read(written, Limits.DEFAULT);
      }
    } catch (ValueException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  private static void xml(byte[] input) {
    try {
      LuaTable table = LuaValues.fromXml(LuaString.valueOf(input), LIMITS);
      LuaString text = LuaValues.toXml(table, Limits.DEFAULT);
      LuaValues.fromXml(text, Limits.DEFAULT);
    } catch (ValueException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  @Test
  void theSeedsThemselves() {
    JSON.all().forEach(input -> format(Format.JSON, input));
    XMLRPC.all().forEach(input -> format(Format.XMLRPC, input));
    QUERY.all().forEach(input -> format(Format.QUERY, input));
    XML.all().forEach(NotationFuzzTest::xml);
  }

  @Property(tries = 5_000)
  void json(@ForAll long seed) {
    format(Format.JSON, JSON.damaged(new Random(seed)));
  }

  @Property(tries = 3_000)
  void xmlRpc(@ForAll long seed) {
    format(Format.XMLRPC, XMLRPC.damaged(new Random(seed)));
  }

  @Property(tries = 5_000)
  void query(@ForAll long seed) {
    format(Format.QUERY, QUERY.damaged(new Random(seed)));
  }

  @Property(tries = 3_000)
  void xml(@ForAll long seed) {
    xml(XML.damaged(new Random(seed)));
  }

  @Test
  @Tag("long")
  void jsonAtLength() {
    LongRun.of(JSON, input -> format(Format.JSON, input));
  }

  @Test
  @Tag("long")
  void xmlRpcAtLength() {
    LongRun.of(XMLRPC, input -> format(Format.XMLRPC, input));
  }

  @Test
  @Tag("long")
  void queryAtLength() {
    LongRun.of(QUERY, input -> format(Format.QUERY, input));
  }

  @Test
  @Tag("long")
  void xmlAtLength() {
    LongRun.of(XML, NotationFuzzTest::xml);
  }
}
