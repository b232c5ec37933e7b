-- os: dates, times, environment, clock.
cases [==[
os.time({year = 1970, month = 1, day = 2, hour = 0}) - os.time({year = 1970, month = 1, day = 1, hour = 0}) => 86400
os.time({year = 2024, month = 3, day = 1, hour = 0}) - os.time({year = 2024, month = 2, day = 28, hour = 0}) => 172800
os.time({year = 2023, month = 3, day = 1, hour = 0}) - os.time({year = 2023, month = 2, day = 28, hour = 0}) => 86400
os.time({year = 2000, month = 13, day = 1}) == os.time({year = 2001, month = 1, day = 1}) => true
os.time({year = 2000, month = 0, day = 1}) == os.time({year = 1999, month = 12, day = 1}) => true
os.time({year = 2000, month = 1, day = 32}) == os.time({year = 2000, month = 2, day = 1}) => true
os.time({year = 2000, month = 1, day = 0}) == os.time({year = 1999, month = 12, day = 31}) => true
os.time({year = 2000, month = 1, day = 1, hour = 24}) == os.time({year = 2000, month = 1, day = 2, hour = 0}) => true
os.time({year = 2000, month = 1, day = 1, min = -1}) == os.time({year = 2000, month = 1, day = 1, hour = 11, min = 59}) => true
os.time({year = 2000, month = 1, day = 1, sec = 3600}) == os.time({year = 2000, month = 1, day = 1, hour = 13}) => true
os.time({year = "2000", month = "1", day = "1"}) == os.time({year = 2000, month = 1, day = 1}) => true
os.time({year = 2000, month = 1}) => ! field 'day' missing in date table
os.time({year = 2000, day = 1}) => ! field 'month' missing in date table
os.time({month = 1, day = 1}) => ! field 'year' missing in date table
os.time({}) => ! field 'day' missing in date table
os.time({year = "x", month = 1, day = 1}) => ! field 'year' missing in date table
os.time(5) => ! bad argument #1 to 'time' (table expected, got number)
os.time("now") => ! bad argument #1 to 'time' (table expected, got string)
os.date("!%Y-%m-%d %H:%M:%S", 0) => "1970-01-01 00:00:00"
os.date("!%Y-%m-%d %H:%M:%S", 86399) => "1970-01-01 23:59:59"
os.date("!%Y-%m-%d %H:%M:%S", 951782400) => "2000-02-29 00:00:00"
os.date("!%Y-%m-%d %H:%M:%S", 4102444800) => "2100-01-01 00:00:00"
os.date("!%Y-%m-%d %H:%M:%S", -1) => "1969-12-31 23:59:59"
os.date("!%Y-%m-%d %H:%M:%S", 1.9) => "1970-01-01 00:00:01"
os.date("!%Y-%m-%d", "86400") => "1970-01-02"
os.date("!%j %U %W %w", 0) => "001 00 00 4"
os.date("!%j %U %W %w", 1e9) => "252 36 36 0"
os.date("!%j", 1230681600) => "366"
os.date("!%I %p", 0) => "12 AM"
os.date("!%I %p", 43200) => "12 PM"
os.date("!%I %p", 46800) => "01 PM"
os.date("!%y %C", 946684800) => "00 20"
os.date("!%a %A %b %B", 0) => "Thu Thursday Jan January"
os.date("!%c", 1e9) => "Sun Sep  9 01:46:40 2001"
os.date("!%x %X", 1e9) => "09/09/01 01:46:40"
os.date("!", 0) => ""
os.date("!text", 0) => "text"
os.date("!%%", 0) => "%"
os.date("!\0%Y\0", 0) => "\0001970\000"
os.date("!*t", 0).isdst => false
os.date("!*t", 0).yday => 1
os.date("!*t", 951868799) => {day = 29, hour = 23, isdst = false, min = 59, month = 2, sec = 59, wday = 3, yday = 60, year = 2000}
os.date("%Y", {}) => ! bad argument #2 to 'date' (number expected, got table)
os.date({}) => ! bad argument #1 to 'date' (string expected, got table)
os.difftime(10, 5) => 5
os.difftime(1.5, 1) => 0.5
os.difftime() => ! bad argument #1 to 'difftime' (number expected, got no value)
os.difftime("x", 1) => ! bad argument #1 to 'difftime' (number expected, got string)
type(os.time()) => "number"
type(os.clock()) => "number"
type(os.date()) => "string"
os.getenv("MOONBUS_NO_SUCH_NAME") => nil
type(os.getenv("PATH")) => "string"
os.getenv() => ! bad argument #1 to 'getenv' (string expected, got no value)
os.getenv({}) => ! bad argument #1 to 'getenv' (string expected, got table)
os.setlocale("C") => "C"
os.setlocale(nil) => "C"
os.setlocale("no_SUCH") => nil
]==]
-- A date table goes back to the same time, whatever the zone is.
for _, time in ipairs {0, 1, 86399, 951782400, 1e9, 1330000000, 1729382400, 2 ^ 31 - 1, 2 ^ 31, 4102444800} do
  local fields = os.date("*t", time)
  fields.isdst = nil
  assert(math.abs(os.time(fields) - time) <= 3600, time)
  local utc = os.date("!*t", time)
  equal(utc.hour * 3600 + utc.min * 60 + utc.sec, time % 86400)
  equal(("%04d-%02d-%02d"):format(utc.year, utc.month, utc.day), os.date("!%Y-%m-%d", time))
  equal(utc.wday, math.floor(time / 86400 + 4) % 7 + 1)
end
-- Days of a leap year and of others, one by one.
for _, year in ipairs {1999, 2000, 2023, 2024, 2100} do
  local leap = year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
  local start = os.time {year = year, month = 1, day = 1}
  equal(os.date("*t", os.time {year = year, month = 12, day = 31}).yday, leap and 366 or 365)
  equal(os.date("%m-%d", os.time {year = year, month = 1, day = 60}), leap and "02-29" or "03-01")
  equal(os.date("*t", start).yday, 1)
end
-- Other bytes of a format stay as they are.
equal(os.date("!\255%Y\128ä", 0), "\2551970\128ä")
-- What has passed is not negative.
local before = os.clock()
for _ = 1, 1000 do end
assert(os.clock() >= before)
assert(os.time() > 1.7e9)
