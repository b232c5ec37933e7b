package io.moonbus.lua.api.declaration;

import io.moonbus.lua.api.declaration.ApiMember.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A table or object that scripts see, with its members in the order of the reference page. */
public final class ApiObject {

  private final String name;
  private final String doc;
  private final List<ApiMember> members = new ArrayList<>();

  ApiObject(String name, String doc) {
    this.name = name;
    this.doc = doc;
  }

  /** A collection: index, call, {@code #}, {@code count} and iteration. */
  static ApiObject collection(String name, String key, String value, String doc) {
    return new ApiObject(name, doc)
        .field("count", "integer", "How many elements there are.")
        .operator("len(): integer", "How many elements there are.")
        .operator("index(key: " + key + "): " + value, "The element, `nil` when there is none.")
        .operator("call(key: " + key + "): " + value, "The same as indexing.");
  }

  ApiObject field(String field, String type, String text) {
    members.add(new ApiMember(Kind.FIELD, field, List.of(), type, text, null, false));
    return this;
  }

  ApiObject function(String signature, String text) {
    return callable(Kind.FUNCTION, signature, text);
  }

  ApiObject method(String signature, String text) {
    return callable(Kind.METHOD, signature, text);
  }

  ApiObject event(String signature, String text) {
    return callable(Kind.EVENT, signature, text);
  }

  ApiObject operator(String signature, String text) {
    return callable(Kind.OPERATOR, signature, text);
  }

  private ApiObject callable(Kind kind, String text, String meaning) {
    Signature signature = Signature.parse(text);
    members.add(new ApiMember(kind, signature.name(), List.of(signature), null, meaning, null, false));
    return this;
  }

  /** Another way to call the function declared last. */
  ApiObject overload(String signature) {
    return change(member -> member.overloaded(Signature.parse(signature)));
  }

  /** States in what the member declared last differs from MonaServer. */
  ApiObject difference(String text) {
    return change(member -> member.differing(text));
  }

  /** States that MonaServer does not have the member declared last. */
  ApiObject addition() {
    return change(ApiMember::added);
  }

  private ApiObject change(UnaryOperator<ApiMember> change) {
    int last = members.size() - 1;
    members.set(last, change.apply(members.get(last)));
    return this;
  }

  /** The name of the table or of the type. */
  public String name() {
    return name;
  }

  /** What it is, in Markdown. */
  public String doc() {
    return doc;
  }

  /** All members. */
  public List<ApiMember> members() {
    return List.copyOf(members);
  }

  /** The members of some kinds. */
  public List<ApiMember> members(Kind... kinds) {
    return members.stream().filter(m -> List.of(kinds).contains(m.kind())).toList();
  }

  /** The names of the members of some kinds. */
  public Set<String> names(Kind... kinds) {
    return members(kinds).stream().map(ApiMember::name).collect(Collectors.toSet());
  }
}
