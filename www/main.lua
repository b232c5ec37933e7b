-- The root application: every other application inherits what is defined here.

-- Names and descriptions of the applications in the folders beside this file.
local function applications()
  local found = {}
  for _, file in ipairs(mona:listPaths("/")) do
    local application = file.isFolder and children(file.name)
    if application and rawget(application, "description") then
      found[#found + 1] = { name = file.name, description = application.description }
    end
  end
  table.sort(found, function(a, b) return a.name < b.name end)
  return found
end

function onConnection(client)
  if client.path ~= "" then return end
  function client:applications() return applications() end
  return { index = "index.html" }
end
