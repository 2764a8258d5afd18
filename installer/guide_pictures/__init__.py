"""The pictures of the guide, taken from the real program: ``make guide-pictures``.

A picture is a *scene*: a function that brings the program into a state and returns what is to be
pictured. To add one, write such a function below ``scenes`` and name it in a chapter; see
``scenes/__init__.py``.
"""
