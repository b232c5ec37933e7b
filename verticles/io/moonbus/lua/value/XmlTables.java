package io.moonbus.lua.value;

import io.moonbus.value.Limits;
import io.moonbus.value.xml.XmlScanner;
import io.moonbus.value.xml.XmlScanner.Token;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.ThreeArgFunction;
import org.luaj.vm2.lib.TwoArgFunction;

/**
 * XML documents as tables. An element has its name as {@code __name}, its attributes by name and its content, elements
 * and texts, from 1 on; {@code element.x} is also the first child element named x, {@code element.__value} its first
 * content, for assignment too. The document is a table with the root element at 1 and the declaration as {@code xml}.
 */
final class XmlTables {

  static final LuaValue NAME = LuaValue.valueOf("__name");
  static final LuaValue VALUE = LuaValue.valueOf("__value");
  static final LuaValue DECLARATION = LuaValue.valueOf("xml");

  private final XmlScanner in;
  /** Of this document only, so that a script that changes it harms nobody else. */
  private final LuaTable metatable = new LuaTable(0, 2);
  private final Deque<LuaTable> open = new ArrayDeque<>();

  private XmlTables(Buffer text, Limits limits) {
    in = new XmlScanner(text, limits);
    metatable.rawset(LuaValue.INDEX, new Index());
    metatable.rawset(LuaValue.NEWINDEX, new NewIndex());
  }

  static LuaTable read(Buffer text, Limits limits) {
    return new XmlTables(text, limits).document();
  }

  private LuaTable document() {
    LuaTable document = table();
    LuaTable declaration = new LuaTable();
    in.declaration().forEach((name, value) -> declaration.rawset(LuaValue.valueOf(name), LuaValue.valueOf(value)));
    if (declaration.next(LuaValue.NIL) != LuaValue.NIL) {
      document.rawset(DECLARATION, declaration);
    }
    open.push(document);
    for (Token token = in.next(); token != Token.DONE; token = in.next()) {
      switch (token) {
        case START -> start();
        case END -> open.pop();
        default -> add(LuaValue.valueOf(in.text()));
      }
    }
    return document;
  }

  private void start() {
    LuaTable element = table();
    element.rawset(NAME, LuaValue.valueOf(in.name()));
    for (Map.Entry<String, String> attribute : in.attributes().entrySet()) {
      element.rawset(LuaValue.valueOf(attribute.getKey()), LuaValue.valueOf(attribute.getValue()));
    }
    add(element);
    open.push(element);
  }

  private void add(LuaValue content) {
    LuaTable element = open.peek();
    element.rawset(element.rawlen() + 1, content);
  }

  private LuaTable table() {
    LuaTable table = new LuaTable();
    table.setmetatable(metatable);
    return table;
  }

  private static final class Index extends TwoArgFunction {

    @Override
    public LuaValue call(LuaValue element, LuaValue key) {
      if (!(element instanceof LuaTable table) || key.type() != TSTRING) {
        return NIL;
      }
      if (key.raweq(VALUE)) {
        return table.rawget(1);
      }
      LuaValue content = table.rawget(1);
      for (int i = 2; !content.isnil(); content = table.rawget(i++)) {
        if (content instanceof LuaTable child && child.rawget(NAME).raweq(key)) {
          return child;
        }
      }
      return NIL;
    }
  }

  private static final class NewIndex extends ThreeArgFunction {

    @Override
    public LuaValue call(LuaValue element, LuaValue key, LuaValue value) {
      if (element instanceof LuaTable table) {
        table.rawset(key.raweq(VALUE) ? LuaValue.ONE : key, value);
      }
      return NONE;
    }

    @Override
    public Varargs invoke(Varargs arguments) {
      return call(arguments.arg1(), arguments.arg(2), arguments.arg(3));
    }
  }
}
