package io.moonbus.lua.api.declaration;

/** What every script finds among its globals beside the Lua libraries. */
final class GlobalsApi {

  private static final String CONCATENATED = """
       All arguments are joined without separator: strings and numbers as they are, booleans as `(true)` and \
      `(false)`, nil as `(null)`, tables by their `__tostring` or as `table_0x…`. The line names file and line of the \
      call.""";

  static final ApiObject GLOBALS = new ApiObject("Globals", """
      The libraries of Lua 5.1 with the 5.2 extensions of LuaJIT (`string`, `table`, `math`, `bit`, `os`, `io`, \
      `coroutine`, `debug`, `package`, `goto`, `table.pack`, `__len`, …), and the following.""")
      .function("ERROR(...: any)", "Logs an error." + CONCATENATED)
      .function("WARN(...: any)", "Logs a warning, like `ERROR`.")
      .function("NOTE(...: any)", "Logs something worth noting, like `ERROR`.")
      .function("INFO(...: any)", "Logs an information, like `ERROR`.")
      .function("DEBUG(...: any)", "Logs a detail for developers, like `ERROR`.")
      .function("TRACE(...: any)", "Logs the finest detail, like `ERROR`.")
      .function("print(...: any)", "Writes its arguments to the standard output of the server, separated by tabs.")
      .function("pairs(t: table): function, table, nil", """
          As in Lua; iterates the elements of collections, and honours `__pairs`. For something that is not a table it \
          logs an error and returns nothing.""")
      .difference("`__pairs` was not honoured.")
      .function("ipairs(t: table): function, table, integer", """
          As in Lua; iterates the elements of collections, and honours `__ipairs`. For something that is not a table \
          it logs an error and returns nothing.""")
      .difference("`__ipairs` was not honoured.")
      .function("next(t: table, key?: any): any, any", """
          As in Lua; works on collections. For something that is not a table it logs an error and returns nothing.""");

  private GlobalsApi() {
  }
}
