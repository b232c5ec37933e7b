package io.moonbus.lua.api.declaration;

/** The shared data. */
final class DataApi {

  private static final String LATER = """
       On one node the result is there at once: it is returned. In a cluster it may have to come from another node. \
      Called in a coroutine, the method then suspends that and returns the result as well; an error is raised. With \
      `done`, that is called in a later turn with the result, or with nil and a message, in either case. Outside of \
      coroutines (functions that clients call, events and timers run outside) nothing is returned when the result is \
      not there yet.""";

  static final ApiObject DATA = new ApiObject("Data", """
      A table that persists and is the same on all nodes of a cluster. Every application has its own as the global \
      `data`; that of `/a/b` is also `data.b` of `/a`, and `super.data` that of the parent.

      Keys are strings; numbers become strings (`data[1]` is `data[\"1\"]`), other types are refused. Values are strings, \
      booleans and tables; numbers become strings, unless the setting `data.typed` names the application. What is \
      refused is logged as an error with file and line and not stored. A table that is read is a live view: it shows \
      later changes, whoever makes them. A table assigned is copied; over a table it replaces that as a whole. `nil` removes \
      a value, or a table with all that is in it. A string, number or boolean is not stored over a table until that is set to nil.

      `#data` counts strings and booleans, not tables. `pairs` iterates over what there is at its start, in the order \
      of the keys, and everything may be changed meanwhile; `next` over what there is now; `ipairs` over nothing. \
      `mona:toJSON(data)` writes it as an object. A table with nothing in it is one for the scripts of this node until \
      the server stops; it is not stored.

      The methods are found by a colon only: `data.update` is an entry like any other. An entry of that name comes first.""")
      .operator("len(): integer", "How many strings, numbers and booleans there are.")
      .field("[string]", "any", "An entry.")
      .method("update(key: string|number, change: fun(old: any): any, done?: fun(value: any, error?: string)): any", """
          Changes a value so that no other change, on any node, comes in between: `change` gets the value (nil when \
          there is none) and returns the new one (nil removes it). It may be called several times, so it should do \
          nothing else. The result is the new value.""" + LATER)
      .addition()
      .method("increment(key: string|number, amount?: number, done?: fun(value?: number, error?: string)): number?", """
          Adds to a value in the same way; nothing counts as 0. The result is the sum as a number.""" + LATER)
      .addition()
      .method("watch(path: string|number|(string|number)[], handler: fun(value: any, path: string[], before: any)): Watch", """
          Calls a function after every change of the value, or of any value in the table, at a key or at an array of keys (`{}` = \
          the whole table), by whatever application or node: with the new value (nil = removed), the keys that lead \
          to it from this table, and the value before. Ends when the application of the function is reloaded or \
          unloaded.""")
      .addition()
      .method("expire(key: string|number, seconds?: number): boolean", """
          Lets a value, or each value that is now in a table, vanish after so many seconds; without seconds it stays. \
          Writing a value again lets it stay, too. False when there is nothing.""")
      .addition();

  static final ApiObject WATCH = new ApiObject("Watch", "What `data:watch` began.")
      .method("cancel(): boolean", "Ends it. True when it had not ended before.").addition();

  private DataApi() {
  }
}
