from samspor.contact.models.choice import ContactChoice
from samspor.contact.models.message import Answer, Message

__all__ = ["Answer", "ContactChoice", "Message"]
