"""Pictures: looked at before they are drawn, drawn anew without a trace of who took them, in the sizes pages need.

`looking.py` reads bytes with the standard library only; `cleaning.py` and `variants.py` are the door to Pillow.
"""
