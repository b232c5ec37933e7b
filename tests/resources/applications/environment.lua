-- What an application finds among its globals, and in which order names are looked up.

function test.anApplicationKnowsItsNameAndPath()
  equal(name, "suite")
  equal(path, "/games/suite")
  equal(super.name, "games")
  equal(super.path, "/games")
  equal(super.super.name, "")
  equal(super.super.path, "")
end

function test.thisIsTheEnvironment()
  equal(this, getfenv(1))
  this.made = 1
  equal(made, 1)
  made = nil
end

function test.superOfTheRootIsTheGlobalTable()
  equal(super.super.super, _G)
end

function test.variablesOfParentsAreInherited()
  equal(rootvar, "root")
  equal(gamesvar, "games")
  equal(rawget(this, "gamesvar"), nil)
end

function test.theNearestDefinitionIsFound()
  equal(shared, "games")
  shared = "own"
  equal(shared, "own")
  equal(super.shared, "games")
  shared = nil
  equal(shared, "games")
end

function test.assignmentsStayInTheApplication()
  gamesvar = "changed"
  equal(super.gamesvar, "games")
  gamesvar = nil
end

function test.functionsOfParentsCanBeCalledWithColonAndDot()
  equal(super:who(), "games")
  equal(super.who(), "games")
  equal(who(), "games")
end

function test.aFunctionOfAParentRunsInTheEnvironmentOfTheParent()
  equal(getfenv(super.who), super)
end

function test.loadedApplicationsAreFoundByTheirName()
  children("none")
  super.children("chess")
  equal(games, super)
  equal(chess, super.children.chess)
  equal(suite, nil)
end

function test.aVariableWinsOverTheNameOfAnApplication()
  super.children("chess")
  chess = "mine"
  equal(chess, "mine")
  chess = nil
  equal(chess.path, "/games/chess")
end

function test.anInheritedVariableWinsOverTheNameOfAnApplication()
  super.children("chess")
  super.super.chess = "inherited"
  equal(chess, "inherited")
  super.super.chess = nil
  equal(chess.path, "/games/chess")
end

function test.childrenAreLoadedByCalling()
  equal(super.children.late, nil)
  equal(super.children("late").latevar, "late")
  equal(super.children.late.latevar, "late")
end

function test.childrenOfChildrenAreReachedByTheirPath()
  equal(super.children("late/deep").path, "/games/late/deep")
  equal(super.super.children("games/late/deep").path, "/games/late/deep")
  equal(super.children("/late/deep/").path, "/games/late/deep")
end

function test.unknownChildrenGiveNothing()
  equal(select("#", super.children("unknown")), 0)
  equal(select("#", super.children("../games")), 0)
  equal(select("#", super.children(".hidden")), 0)
  equal(select("#", super.children()), 0)
end

function test.theMetatablesOfGlobalsAreProtected()
  equal(type(getmetatable(_G)), "string")
  equal(type(getmetatable(this)), "string")
  equal((pcall(setmetatable, _G, {})), false)
  equal((pcall(setmetatable, this, {})), false)
end

function test.monaIsAnotherTableInEveryApplication()
  mona.word = "own"
  equal(mona.word, "own")
  equal(super.mona.word, nil)
  different(mona, super.mona)
  equal(mona.clients, super.mona.clients)
end
