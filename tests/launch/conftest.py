from tests.serving.conftest import scripted, trained

__all__ = ["scripted", "trained"]
