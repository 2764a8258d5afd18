"""The page Udvalgspakke: a case put together as one file for a committee."""
