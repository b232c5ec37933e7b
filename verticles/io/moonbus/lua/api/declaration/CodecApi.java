package io.moonbus.lua.api.declaration;

/** The functions of {@code mona} that convert between values and texts. */
final class CodecApi {

  private CodecApi() {
  }

  static ApiObject declare(ApiObject mona) {
    return mona
        .method("toJSON(...: any): string", "A JSON array of the arguments.")
        .difference("The output is always valid JSON; a cycle is an error.")
        .method("fromJSON(text: string): any...", """
            The values of a JSON array; any other JSON value is one result. Malformed text gives nothing and a line \
            in the log.""")
        .method("toXMLRPC(...: any): string", "An XML-RPC response with the arguments as its parameters.")
        .method("fromXMLRPC(text: string): any...", "The parameters of an XML-RPC call or response.")
        .method("toQuery(...: any): string", "A query string: tables give `key=value` pairs, other values stand alone.")
        .method("fromQuery(text: string): any...", """
            The values of a query string: the pairs in one table, bare values one by one.""")
        .method("toXML(document: table): string?", """
            The text of an XML document in the form that `fromXML` gives.""" + MonaApi.NO_RESULT)
        .overload("toXML(onError: fun(message: string), document: table): string?")
        .method("fromXML(text: string): table?", """
            An XML document as tables. An element has its name as `__name`, its attributes by name and its content, \
            elements and texts, from 1 on; `element.x` is also the first child element named x, `element.__value` its \
            first content. The document has the root element at 1 and the declaration as `xml`."""
            + MonaApi.NO_RESULT)
        .overload("fromXML(onError: fun(message: string), text: string): table?");
  }
}
