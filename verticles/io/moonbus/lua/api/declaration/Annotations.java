package io.moonbus.lua.api.declaration;

import io.moonbus.lua.api.declaration.ApiMember.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the declaration as annotations of the Lua language server (LuaLS), with which editors complete and check. */
final class Annotations {

  private static final String HEADER = """
      ---@meta
      -- The script API of Moonbus. Written by io.moonbus.lua.api.declaration.ApiFiles, not to be edited.
      """;

  private final StringBuilder text = new StringBuilder(HEADER);

  private Annotations() {
  }

  /** The text of the annotation file. */
  static String text() {
    Annotations annotations = new Annotations();
    ScriptApi.TYPES.forEach(annotations::type);
    annotations.type(ScriptApi.APPLICATION);
    annotations.globals();
    return annotations.text.toString();
  }

  private void type(ApiObject object) {
    text.append('\n');
    comment(object.doc());
    line("---@class " + object.name());
    object.members(Kind.FIELD, Kind.EVENT).forEach(this::field);
    object.members(Kind.OPERATOR).forEach(member -> operator(object, member));
    line("local " + object.name() + " = {}");
    object.members(Kind.METHOD).forEach(member -> function(object.name() + ":", member));
    object.members(Kind.FUNCTION).forEach(member -> function(object.name() + ".", member));
  }

  private void globals() {
    for (ApiObject object : ScriptApi.GLOBAL) {
      object.members(Kind.FUNCTION, Kind.EVENT).forEach(member -> function("", member));
      for (ApiMember field : object.members(Kind.FIELD)) {
        text.append('\n');
        comment(field.doc());
        line("---@type " + field.type());
        line(field.name() + " = nil");
      }
    }
  }

  private void field(ApiMember member) {
    String type = member.kind() == Kind.EVENT ? functionType(member.signature()) : member.type();
    String name = member.kind() == Kind.EVENT ? member.name() + "?" : member.name();
    line("---@field " + name + " " + type + " # " + flat(member.doc()));
  }

  private void operator(ApiObject object, ApiMember member) {
    Signature signature = member.signature();
    String result = signature.results().isEmpty() ? "any" : signature.results().get(0);
    String parameter = signature.parameters().isEmpty() ? "" : signature.parameters().get(0).type();
    switch (member.name()) {
      case "index" -> line("---@field [" + parameter + "] " + result + " # " + flat(member.doc()));
      case "call" -> line("---@overload " + functionType(signature));
      case "len" -> line("---@operator len: " + result);
      case "concat" -> line("---@operator concat(" + parameter + "): " + result);
      default -> {
        // The language server takes comparison and conversion to text for granted.
      }
    }
  }

  private void function(String prefix, ApiMember member) {
    text.append('\n');
    comment(member.doc());
    Signature signature = member.signature();
    for (ApiParameter parameter : signature.parameters()) {
      if (!parameter.name().equals("self")) {
        line("---@param " + parameter.name() + (parameter.optional() ? "? " : " ") + parameter.type());
      }
    }
    signature.results().forEach(result -> line("---@return " + result(result)));
    member.signatures().stream().skip(1)
        .forEach(other -> line("---@overload " + functionType(withSelf(prefix, other))));
    line("function " + prefix + member.name() + "(" + signature.parameterNames() + ") end");
  }

  private static Signature withSelf(String prefix, Signature signature) {
    if (!prefix.endsWith(":")) {
      return signature;
    }
    ApiParameter self = new ApiParameter("self", prefix.substring(0, prefix.length() - 1), false);
    List<ApiParameter> parameters = Stream.concat(Stream.of(self),
        signature.parameters().stream()).toList();
    return new Signature(signature.name(), parameters, signature.results());
  }

  private static String result(String type) {
    return type.endsWith("...") ? type.substring(0, type.length() - 3) + " ..." : type;
  }

  private static String functionType(Signature signature) {
    String parameters = signature.parameters().stream().map(ApiParameter::toString).collect(Collectors.joining(", "));
    String results = signature.results().stream().map(type -> type.endsWith("...") ? "..." + type.replace("...", "")
        : type).collect(Collectors.joining(", "));
    return "fun(" + parameters + ")" + (results.isEmpty() ? "" : ": " + results);
  }

  private static String flat(String doc) {
    return doc.replace('\n', ' ');
  }

  private void comment(String doc) {
    doc.lines().forEach(part -> line("---" + part));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
