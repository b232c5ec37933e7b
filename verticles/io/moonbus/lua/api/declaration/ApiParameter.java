package io.moonbus.lua.api.declaration;

/**
 * A parameter of a function.
 *
 * @param name     its name, {@code ...} for any number of them
 * @param type     its type in the notation of the annotation file
 * @param optional whether it may be left out
 */
public record ApiParameter(String name, String type, boolean optional) {

  /** Reads {@code name: type} or {@code name?: type}. */
  static ApiParameter parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("a parameter needs a name and a type: " + text);
    }
    String name = text.substring(0, colon).strip();
    boolean optional = name.endsWith("?");
    return new ApiParameter(optional ? name.substring(0, name.length() - 1) : name,
        text.substring(colon + 1).strip(), optional);
  }

  /** {@code name?: type}. */
  @Override
  public String toString() {
    return name + (optional ? "?" : "") + ": " + type;
  }
}
