package io.moonbus.lua.value;

import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.moonbus.value.impl.ByteSink;
import io.moonbus.value.impl.Meter;
import io.moonbus.value.xml.XmlSink;
import io.vertx.core.buffer.Buffer;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Writes tables of the form of {@link XmlTables}; they may also be made by hand. */
final class XmlTableWriter {

  /** Keeps the Java stack bounded whatever the limits are. */
  private static final int MAX_DEPTH = 1_000;
  /** A declaration must tell it (XML 1.0 §2.8). */
  private static final LuaValue VERSION = LuaValue.valueOf("1.0");

  private final ByteSink sink;
  private final Meter meter;

  private XmlTableWriter(Limits limits) {
    sink = new ByteSink(limits.size());
    meter = new Meter(new Limits(limits.size(), Math.min(limits.depth(), MAX_DEPTH), limits.elements()));
  }

  static Buffer write(LuaTable document, Limits limits) {
    XmlTableWriter writer = new XmlTableWriter(limits);
    if (document.rawget(XmlTables.NAME).isnil()) {
      writer.document(document);
    } else {
      writer.element(document);
    }
    return writer.sink.take();
  }

  private void document(LuaTable document) {
    if (document.rawget(XmlTables.DECLARATION) instanceof LuaTable declaration) {
      declaration(declaration);
    }
    if (!(document.rawget(1) instanceof LuaTable)) {
      throw new ValueException("a table to be written as XML needs an element at 1", -1);
    }
    content(document);
  }

  /** Its attributes have a fixed order (XML 1.0 §2.8). */
  private void declaration(LuaTable declaration) {
    sink.ascii("<?xml");
    LuaValue version = declaration.rawget("version");
    attribute(LuaValue.valueOf("version"), version.isnil() ? VERSION : version);
    attribute(LuaValue.valueOf("encoding"), declaration.rawget("encoding"));
    attribute(LuaValue.valueOf("standalone"), declaration.rawget("standalone"));
    sink.ascii("?>");
  }

  private void content(LuaTable element) {
    LuaValue value = first(element);
    for (int i = 2; !value.isnil(); value = element.rawget(i++)) {
      if (value instanceof LuaTable child) {
        element(child);
      } else {
        text(value);
      }
    }
  }

  private static LuaValue first(LuaTable element) {
    LuaValue first = element.rawget(1);
    return first.isnil() ? element.rawget(XmlTables.VALUE) : first;
  }

  private void element(LuaTable element) {
    meter.element(-1);
    meter.open(-1);
    LuaValue name = element.rawget(XmlTables.NAME);
    if (name.type() != LuaValue.TSTRING) {
      throw new ValueException("an element to be written as XML needs a __name", -1);
    }
    sink.write('<');
    name(name.checkstring());
    attributes(element);
    if (first(element).isnil()) {
      sink.ascii("/>");
    } else {
      sink.write('>');
      content(element);
      sink.ascii("</");
      name(name.checkstring());
      sink.write('>');
    }
    meter.close();
  }

  private void attributes(LuaTable element) {
    LuaValue key = LuaValue.NIL;
    for (Varargs entry = element.next(key); !(key = entry.arg1()).isnil(); entry = element.next(key)) {
      if (key.type() == LuaValue.TSTRING && !key.raweq(XmlTables.NAME) && !key.raweq(XmlTables.VALUE)) {
        attribute(key.checkstring(), entry.arg(2));
      }
    }
  }

  private void attribute(LuaString name, LuaValue value) {
    LuaString text = asText(value);
    if (text != null) {
      sink.write(' ');
      name(name);
      sink.ascii("=\"");
      XmlSink.attribute(text.m_bytes, text.m_offset, text.m_length, sink);
      sink.write('"');
    }
  }

  private void text(LuaValue value) {
    LuaString text = asText(value);
    if (text != null) {
      XmlSink.text(text.m_bytes, text.m_offset, text.m_length, sink);
    }
  }

  private static LuaString asText(LuaValue value) {
    return switch (value.type()) {
      case LuaValue.TSTRING, LuaValue.TNUMBER -> value.strvalue();
      case LuaValue.TBOOLEAN -> LuaValue.valueOf(value.toboolean() ? "true" : "false");
      default -> null;
    };
  }

  private void name(LuaString name) {
    if (!isName(name)) {
      throw new ValueException("'" + name.tojstring() + "' cannot be a name in XML", -1);
    }
    sink.write(name.m_bytes, name.m_offset, name.m_length);
  }

  /** A name of XML 1.0 §2.3, where every character beyond ASCII is taken as a letter. */
  private static boolean isName(LuaString name) {
    for (int i = 0; i < name.m_length; i++) {
      int c = name.m_bytes[name.m_offset + i];
      boolean start = c < 0 || Character.isLetter(c) || c == '_' || c == ':';
      if (!start && (i == 0 || !Character.isDigit(c) && c != '-' && c != '.')) {
        return false;
      }
    }
    return name.m_length > 0;
  }
}
