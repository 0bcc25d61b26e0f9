"""The site while it is being written: served from memory, with what is wrong shown on the page."""
