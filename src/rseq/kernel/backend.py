"""placeholder"""
import os
class Choice:
    reason=""
    backend=os.environ.get("RSEQ_BACKEND","kernel")
def choose(): return Choice
