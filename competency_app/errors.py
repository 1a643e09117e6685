"""Two families of errors: known problems, which have a sentence for the user, and everything else, which is a bug."""


class KnownError(Exception):
    """A problem the user can understand: what happened, what is safe, what to do, in their language.

    `code` names the case for tests and for pages that offer a way on.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
