"""`rseq top`: a segment's objects, their totals, rates and shapes, again and again.

place.py follows the file; layouts.py, reader.py and kinds.py turn its bytes into numbers, and sample.py puts them together.
rates.py compares two samples, view.py adds what else is to be said, and screen.py draws that with table.py, details.py and text.py, or
as_json.py writes it. terminal.py and keys.py are the terminal, state.py is what the viewer has chosen, live.py is the loop.
"""
